package weft.scheduling.release;

/** A buyer's demand with a number: a release or a call-off. */
public sealed interface NumberedDemand permits Forecast, CallOff, NamedChange {
  Release release();

  /** A short text of the content; equal if two contents are equal. */
  String digest();
}
