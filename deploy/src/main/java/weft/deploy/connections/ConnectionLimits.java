package weft.deploy.connections;

import java.time.Duration;

/**
 * What bounds the connections of the web server.
 *
 * @param all so many at a time
 * @param ofOneAddress so many of them from one address; this machine's own and the proxies' are not
 *     counted
 * @param header how long the first line and the fields of a request may take together
 * @param body what a body may take, and a second more for each 64 KB that it announces
 */
record ConnectionLimits(int all, int ofOneAddress, Duration header, Duration body) {
  private static final Duration HEADER = Duration.ofSeconds(10);
  private static final Duration BODY = Duration.ofSeconds(20);
  private static final Duration LONGEST_BODY = Duration.ofMinutes(2);
  private static final long BYTES_A_SECOND = 64 << 10;

  /** What half a request holds of the heap, many times over: buffers, its thread, its parts. */
  private static final long HEAP_OF_ONE = 256 << 10;

  private static final int FEWEST = 256;
  private static final int MOST = 8_192;

  /**
   * Limits for a heap.
   *
   * @param all 0: as many as the heap bears
   * @param ofOneAddress 0: a quarter of all
   */
  static ConnectionLimits of(long heapBytes, int all, int ofOneAddress) {
    int most = all > 0 ? all : Math.clamp(heapBytes / HEAP_OF_ONE, FEWEST, MOST);
    int share = ofOneAddress > 0 ? ofOneAddress : Math.max(1, most / 4);
    return new ConnectionLimits(most, share, HEADER, BODY);
  }

  /**
   * How long a body may take, from the request's first byte on: two minutes at most.
   *
   * @param announced its length in bytes; negative: unknown
   */
  Duration body(long announced) {
    if (announced < 0) return LONGEST_BODY;
    Duration whole = body.plusSeconds(announced / BYTES_A_SECOND);
    return whole.compareTo(LONGEST_BODY) < 0 ? whole : LONGEST_BODY;
  }
}
