package weft.evidence;

/** A file or line is not in the form that its specification demands. */
public final class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public Malformed(String message) {
    super(message);
  }
}
