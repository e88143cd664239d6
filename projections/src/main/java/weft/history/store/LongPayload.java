package weft.history.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The stored form of an event's JSON: plain, or gzip from 256 KB on, which shrinks an order of ten
 * thousand lines to a tenth. JSON that still exceeds a megabyte is stored in {@link EventPart}s.
 * JSON never begins like gzip, so the first bytes tell both apart, and older payloads remain
 * readable.
 */
public final class LongPayload {
  private static final int PLAIN_BYTES = 256 << 10;
  private static final int MAGIC = 0x8b1f;

  /**
   * {@link #bytes} of the column {@code payload} in SQL: gzip ends with the size, least significant
   * byte first, and so does the payload of an event in parts.
   */
  static final String BYTES_IN_SQL =
      """
      case when octet_length(payload) > 18 and substr(payload, 1, 2) in ('\\x1f8b', '\\x1f8c') then
        (get_byte(payload, octet_length(payload) - 1)::bigint << 24) + (get_byte(payload, octet_length(payload) - 2) << 16)
          + (get_byte(payload, octet_length(payload) - 3) << 8) + get_byte(payload, octet_length(payload) - 4)
      else octet_length(payload) end\
      """;

  private LongPayload() {}

  /** Converts JSON to its stored form. */
  public static byte[] kept(byte[] json) {
    if (json.length < PLAIN_BYTES) return json;
    var bytes = new ByteArrayOutputStream(json.length / 8);
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Converts the stored form back to JSON. */
  public static byte[] json(byte[] kept) {
    if (!isZipped(kept)) return kept;
    try (var zip = new GZIPInputStream(new ByteArrayInputStream(kept))) {
      return zip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes of JSON the stored form holds. */
  public static long bytes(byte[] kept) {
    if (!isZipped(kept)) return kept.length;
    return Integer.toUnsignedLong(little(kept).getInt(kept.length - Integer.BYTES));
  }

  private static boolean isZipped(byte[] kept) {
    return kept.length > 18 && (little(kept).getShort(0) & 0xffff) == MAGIC;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
