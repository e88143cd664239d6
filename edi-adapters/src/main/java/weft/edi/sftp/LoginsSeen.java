package weft.edi.sftp;

/** Gets a report of each login at the SFTP server. */
@FunctionalInterface
public interface LoginsSeen {
  /** The outcome of a login. */
  enum Login {
    CAME_IN,
    REFUSED,
    /** Refused before the key was checked. */
    TOO_OFTEN
  }

  /**
   * Reports a login.
   *
   * @param name the name that the client states, which may be any text
   */
  void saw(Login what, String name, String address);
}
