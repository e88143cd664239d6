package weft.database;

/** A database user and its password, which is never printed. */
public record Login(String user, String password) {
  @Override
  public String toString() {
    return user;
  }
}
