package weft.scheduling.release;

/** What a buyer said once under a number: a release or a call-off. */
public sealed interface NumberedDemand permits Forecast, CallOff, NamedChange {
  Release release();

  /** What it says, in short: equal where two say the same. */
  String digest();
}
