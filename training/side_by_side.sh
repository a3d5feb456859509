#!/bin/sh
# Make the attribution model's weights on one GPU: what learns apart learns at the same time, since one small network
# leaves most of a GPU idle.
#
#     sh training/side_by_side.sh OUT LARGE BASE
#
# OUT holds corpus.npz, of `python -m training.attribution --stage corpus --out OUT`; LARGE is the file of
# all-mpnet-base-v2's weights, BASE the folder of all-MiniLM-L6-v2. Logs go to OUT/logs, the weights to
# OUT/finished-6-768.safetensors; `--stage export` makes the model folder of them. Each fit ends with its steps or with
# its seconds, whichever comes first. It is laid out for twelve minutes and 70 GB of an H200, in which the small
# network comes to half of its steps; version 5 had longer.
set -eu
out=$1 large=$2 base=$3
logs=$out/logs
mkdir -p "$logs"
export PYTHONUNBUFFERED=1

fit() { # LOG ARGUMENTS...
    log=$1
    shift
    python3 -m training.attribution --out "$out" --large "$large" --base "$base" "$@" >"$logs/$log" 2>&1
}

together() { # waits for all that runs, and fails with the first that failed
    for one in $waited; do wait "$one"; done
}

waited=
for fold in 0 1 2 3; do
    fit "teacher-$fold" --stage teachers --fold $fold --processes 1 --seconds 205 & waited="$waited $!"
    fit "judge-$fold" --stage judges --fold $fold --processes 1 --seconds 200 & waited="$waited $!"
done
fit wide --stage wide --processes 1 --seconds 205 & waited="$waited $!"
together
fit shares --stage shares
fit small --stage small --processes 6 --seconds 170
waited=
for branch in 0 1 2; do
    fit "branch-$branch" --stage branches --branch $branch --processes 4 --seconds 165 & waited="$waited $!"
done
together
fit mean --stage branches --branch 3
fit finish --stage finish --processes 6 --seconds 40
grep -h DEV "$logs"/*
