#!/bin/sh
# Let the attribution model that is shipped learn on from judges, on one GPU.
#
#     python -m training.reopened src/onrecord/encoder/weights/attribution small.safetensors
#     sh training/onward.sh OUT LARGE small.safetensors
#
# OUT holds corpus.npz, of `python -m training.attribution --stage corpus --out OUT`; LARGE is the file of
# all-mpnet-base-v2's weights. Logs go to OUT/logs, the weights to OUT/finished-6-768.safetensors, which
# `--stage export` makes the model folder of, and what the judges said of each statement to OUT/judged.npz, some
# megabytes, so that it need not be asked again. Each fit ends with its steps or with its seconds, whichever comes
# first. Four judges alone took 200 seconds of an H200 beside five other fits; it has not been run as a whole.
set -eu
out=$1 large=$2 small=$3
. "$(dirname "$0")/fits.sh"

one() { # LOG ARGUMENTS...
    name=$1
    shift
    fit "$name" --large "$large" --onward "$small" "$@"
}

for fold in 0 1 2 3; do
    one "judge-$fold" --stage judges --fold $fold --processes 2 --seconds 150 & waited="$waited $!"
done
together
one shares --stage shares
python3 - "$out" <<'PYTHON'
import sys

import numpy as np

stored = np.load(f"{sys.argv[1]}/shares.npz")
kept = {name: stored[name] for name in stored.files if name not in ("ones", "pairs", "words")}
np.savez_compressed(f"{sys.argv[1]}/judged.npz", **kept)
PYTHON
finished 330 45
