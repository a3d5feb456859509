"""Which steps, in which order: the only place where encoder, finding and linking meet."""

from onrecord.pipeline.analyser import Analyser

__all__ = ["Analyser"]
