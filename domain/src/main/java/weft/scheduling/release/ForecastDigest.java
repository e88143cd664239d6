package weft.scheduling.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Digest of a forecast's content for its part, 128 bits of SHA-256: unit, received quantities and
 * every line without its segment. Two digests are equal exactly if these are equal. Snapshots
 * contain digests, so a change of the input requires a higher {@link
 * weft.scheduling.DeliverySchedule#VERSION}.
 */
public final class ForecastDigest {
  private final StringBuilder text = new StringBuilder(2_000);

  private ForecastDigest() {}

  public static String of(Forecast forecast) {
    var it = new ForecastDigest();
    it.add(forecast.unit());
    it.add(forecast.received());
    forecast.lines().forEach(it::add);
    it.at(forecast.unloadingPoint());
    return it.digest();
  }

  /** The days that a call-off covers are part of its content, whatever its lines. */
  public static String of(CallOff callOff) {
    var it = new ForecastDigest();
    it.add(callOff.from());
    it.add(callOff.until());
    it.add(callOff.unit());
    it.add(callOff.received());
    callOff.lines().forEach(it::add);
    it.at(callOff.unloadingPoint());
    return it.digest();
  }

  /**
   * A whole release with the same lines has other content, and so has a change with other zero
   * dates.
   */
  public static String of(NamedChange change) {
    var it = new ForecastDigest();
    it.add(change.said().digest());
    change.named().stream()
        .filter(line -> !line.quantity().isPositive())
        .sorted(Forecast.WITHIN_DATE)
        .forEach(it::add);
    return it.digest();
  }

  /**
   * Demand for another unloading point is other content. A forecast without one keeps its digest.
   */
  private void at(@Nullable String unloadingPoint) {
    if (unloadingPoint != null) add(unloadingPoint);
  }

  private void add(Received received) {
    add(received.cumulative());
    add(received.asOf());
    add(received.lastQuantity());
    add(received.lastDate());
    add(received.lastReference());
    // Added later and rarely stated: without it, the digest stays the same.
    if (received.since() != null) add(received.since());
  }

  private void add(ScheduleLine line) {
    add(line.due());
    add(line.ordinal());
    add(line.time());
    add(line.dateKind().name());
    add(line.bucket().name());
    add(line.firmness().name());
    add(line.quantity());
    add(line.cumulative());
  }

  /** Appends the value with its length, so that the boundary between two values is unambiguous. */
  private void add(@Nullable Object value) {
    if (value == null) {
      text.append("-;");
      return;
    }
    String plain = value.toString();
    text.append(plain.length()).append(':').append(plain).append(';');
  }

  private String digest() {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, 16));
    } catch (NoSuchAlgorithmException e) { // every Java platform has it
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
