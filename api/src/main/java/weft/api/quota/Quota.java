package weft.api.quota;

import java.util.Locale;

/** What is rationed; its name is the metric's label. */
public enum Quota {
  /** Requests at a time. */
  AT_A_TIME,
  /** Requests a minute. */
  REQUESTS,
  /** Interchanges and sheets handed in, or looked at, a minute. */
  UPLOADS,
  /** Interchanges fetched as they came, and sheets written, a minute. */
  EXPORTS,
  /** Kilobytes of JSON bodies a minute. */
  BYTES,
  /** Open streams of changes. */
  STREAMS;

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
