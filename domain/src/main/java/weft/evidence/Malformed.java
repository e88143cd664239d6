package weft.evidence;

/** A file or line that does not have the form its specification demands. */
public final class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public Malformed(String message) {
    super(message);
  }
}
