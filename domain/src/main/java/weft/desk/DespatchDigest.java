package weft.desk;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.Packages;

/**
 * What a despatch advice says was sent, wherever in a message it stood and whenever that was
 * written, in 128 bits of SHA-256. Digests are stored: what goes in stays as it is, and what is
 * added goes in only where it is said.
 */
final class DespatchDigest {
  private final StringBuilder text = new StringBuilder(2_000);

  private DespatchDigest() {}

  static String of(BusinessDocument advice) {
    var it = new DespatchDigest();
    it.add(advice.shipTo());
    it.add(advice.shipped());
    it.add(advice.lineCount());
    advice.lines().forEach(it::add);
    return it.digest();
  }

  private void add(BusinessDocument.Line line) {
    add(line.line());
    add(line.part());
    add(line.supplierPart());
    add(line.quantity() == null ? null : plain(line.quantity().amount()));
    add(line.unit());
    add(line.order());
    add(line.orderLine());
    add(line.batch());
    if (line.packages() != null) line.packages().forEach(this::add);
  }

  private void add(Packages it) {
    add(it.count());
    add(it.type());
    it.labels().forEach(this::add);
  }

  private static String plain(BigDecimal it) {
    return it.stripTrailingZeros().toPlainString();
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
