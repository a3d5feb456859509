# How fits are run side by side: read by `side_by_side.sh` and `onward.sh`, which set `out`, and say with `one` what all
# their fits are given.
logs=$out/logs
mkdir -p "$logs"
export PYTHONUNBUFFERED=1
waited=

fit() { # LOG ARGUMENTS...: one call of training.attribution
    log=$1
    shift
    python3 -m training.attribution --out "$out" "$@" >"$logs/$log" 2>&1
}

finished() { # SECONDS SECONDS: three branches beside each other, their mean, and the end of its learning
    for branch in 0 1 2; do
        one "branch-$branch" --stage branches --branch $branch --processes 4 --seconds "$1" & waited="$waited $!"
    done
    together
    one mean --stage branches --branch 3
    one finish --stage finish --processes 6 --seconds "$2"
    grep -h DEV "$logs"/*
}

together() { # waits for all that runs, and fails with the first that failed
    for one in $waited; do wait "$one"; done
    waited=
}
