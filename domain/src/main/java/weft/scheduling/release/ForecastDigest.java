package weft.scheduling.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a forecast says of its part, wherever in a message it stood, in 128 bits of SHA-256: unit,
 * received and every line without its segment. Equal exactly where those are equal. Digests are
 * kept in states, so whoever changes what goes in raises {@link
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

  /** A call-off that speaks of other days says something else, whatever its lines. */
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

  /** A whole release of the same lines says more, and other dates of nothing something else. */
  public static String of(NamedChange change) {
    var it = new ForecastDigest();
    it.add(change.said().digest());
    change.named().stream()
        .filter(line -> !line.quantity().isPositive())
        .sorted(Forecast.WITHIN_DATE)
        .forEach(it::add);
    return it.digest();
  }

  /** Goods for another gate are not the same; what names none keeps its digest. */
  private void at(@Nullable String unloadingPoint) {
    if (unloadingPoint != null) add(unloadingPoint);
  }

  private void add(Received received) {
    add(received.cumulative());
    add(received.asOf());
    add(received.lastQuantity());
    add(received.lastDate());
    add(received.lastReference());
    // Later than the others, and seldom said: what does not say it keeps its digest.
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

  /** With its length before it, so that no text can pass for two. */
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
