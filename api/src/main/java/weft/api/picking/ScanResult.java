package weft.api.picking;

import io.swagger.v3.oas.annotations.media.Schema;
import weft.event.StreamId;

/**
 * The result of a scan. This record is the JSON.
 *
 * @param right whether the goods are those of the line; wrong ones count nothing
 * @param expected the part, or the batch where the line names one
 */
record ScanResult(
    String id,
    long version,
    long position,
    @Schema(description = "False: other goods than the line asks for. Nothing was counted.")
        boolean right,
    String expected,
    String scanned) {
  static ScanResult of(
      String stream, long version, long position, boolean right, String expected, String scanned) {
    return new ScanResult(StreamId.toUrl(stream), version, position, right, expected, scanned);
  }
}
