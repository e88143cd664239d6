package weft.edi.sftp;

/** Is told who comes to the SFTP server. */
@FunctionalInterface
public interface LoginsSeen {
  /** What became of a login. */
  enum Login {
    CAME_IN,
    REFUSED,
    /** Refused without a look at its key. */
    TOO_OFTEN
  }

  /**
   * One came.
   *
   * @param name what the client says; it may be anything
   */
  void saw(Login what, String name, String address);
}
