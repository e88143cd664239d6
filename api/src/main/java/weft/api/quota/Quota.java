package weft.api.quota;

import java.util.Locale;

/** The limited resources; the name is the metric's label. */
public enum Quota {
  /** Concurrent requests. */
  AT_A_TIME,
  /** Requests per minute. */
  REQUESTS,
  /** Interchanges and spreadsheets submitted or checked, per minute. */
  UPLOADS,
  /** Raw interchanges downloaded and spreadsheets generated, per minute. */
  EXPORTS,
  /** Kilobytes of JSON bodies per minute. */
  BYTES,
  /** Open streams of changes. */
  STREAMS;

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
