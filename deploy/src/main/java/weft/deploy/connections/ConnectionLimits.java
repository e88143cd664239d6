package weft.deploy.connections;

import java.time.Duration;

/**
 * The limits for the web server's connections.
 *
 * @param all maximum number of open connections
 * @param ofOneAddress maximum from one address; this machine and the proxies are not counted
 * @param header maximum time for the request line and all header fields
 * @param body time for a body, plus a second for each 64 KB of its announced length
 */
record ConnectionLimits(int all, int ofOneAddress, Duration header, Duration body) {
  private static final Duration HEADER = Duration.ofSeconds(10);
  private static final Duration BODY = Duration.ofSeconds(20);
  private static final Duration LONGEST_BODY = Duration.ofMinutes(2);
  private static final long BYTES_A_SECOND = 64 << 10;

  /** Heap that one unfinished request uses, with a large margin: buffers, thread, parts. */
  private static final long HEAP_OF_ONE = 256 << 10;

  private static final int FEWEST = 256;
  private static final int MOST = 8_192;

  /**
   * The limits for a heap size.
   *
   * @param all 0: as many as the heap allows
   * @param ofOneAddress 0: a quarter of all
   */
  static ConnectionLimits of(long heapBytes, int all, int ofOneAddress) {
    int most = all > 0 ? all : Math.clamp(heapBytes / HEAP_OF_ONE, FEWEST, MOST);
    int share = ofOneAddress > 0 ? ofOneAddress : Math.max(1, most / 4);
    return new ConnectionLimits(most, share, HEADER, BODY);
  }

  /**
   * The time for a body, from the request's first byte on: at most two minutes.
   *
   * @param announced its length in bytes; negative: unknown
   */
  Duration body(long announced) {
    if (announced < 0) return LONGEST_BODY;
    Duration whole = body.plusSeconds(announced / BYTES_A_SECOND);
    return whole.compareTo(LONGEST_BODY) < 0 ? whole : LONGEST_BODY;
  }
}
