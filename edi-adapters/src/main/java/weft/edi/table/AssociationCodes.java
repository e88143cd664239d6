package weft.edi.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The codes that an association has beside the directory's lists. Of EANCOM (UNH 0057 EAN004,
 * EAN008, EAN010 …) these are GS1's own, which it gives out until the directories have one:
 * whatever the element, they are known by their shape, such as 22E, X14 or YB1. Which of that shape
 * were given out is not known to us.
 */
public final class AssociationCodes {
  private static final AssociationCodes EANCOM =
      new AssociationCodes(Pattern.compile("[0-9]{1,2}E|X[0-9]{1,2}|Y[A-Z][0-9]"));

  private final Pattern shape;

  private AssociationCodes(Pattern shape) {
    this.shape = shape;
  }

  /** Null where the association has none that we know of. */
  public static @Nullable AssociationCodes of(String association) {
    return association.startsWith("EAN") ? EANCOM : null;
  }

  public boolean has(byte[] bytes, int from, int to) {
    return to - from <= 3
        && shape.matcher(new String(bytes, from, to - from, ISO_8859_1)).matches();
  }
}
