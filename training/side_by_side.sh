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
. "$(dirname "$0")/fits.sh"

one() { # LOG ARGUMENTS...
    name=$1
    shift
    fit "$name" --large "$large" --base "$base" "$@"
}

for fold in 0 1 2 3; do
    one "teacher-$fold" --stage teachers --fold $fold --processes 1 --seconds 205 & waited="$waited $!"
    one "judge-$fold" --stage judges --fold $fold --processes 1 --seconds 200 & waited="$waited $!"
done
one wide --stage wide --processes 1 --seconds 205 & waited="$waited $!"
together
one shares --stage shares
one small --stage small --processes 6 --seconds 170
finished 165 40
