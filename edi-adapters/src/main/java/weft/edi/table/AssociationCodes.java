package weft.edi.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Codes that an association adds to the directory's lists. In EANCOM (UNH 0057 EAN004, EAN008,
 * EAN010 …) these are GS1's own codes, which GS1 issues until the directories have one. They are
 * recognized by their form, such as 22E, X14 or YB1, whatever the element, because the hub has no
 * list of the codes that GS1 has issued.
 */
public final class AssociationCodes {
  private static final AssociationCodes EANCOM =
      new AssociationCodes(Pattern.compile("[0-9]{1,2}E|X[0-9]{1,2}|Y[A-Z][0-9]"));

  private final Pattern shape;

  private AssociationCodes(Pattern shape) {
    this.shape = shape;
  }

  /** The codes of an association; null if the hub knows none. */
  public static @Nullable AssociationCodes of(String association) {
    return association.startsWith("EAN") ? EANCOM : null;
  }

  public boolean has(byte[] bytes, int from, int to) {
    return to - from <= 3
        && shape.matcher(new String(bytes, from, to - from, ISO_8859_1)).matches();
  }
}
