package weft.api.imports.sheet;

/**
 * One column of a sheet, for imports and exports alike: a place in the JSON of the resource.
 *
 * @param name its path in the JSON, separated by dots; also the English header
 * @param zh the Chinese header
 * @param ofLine whether it belongs to one line of a plan instead of the whole plan
 * @param needed whether a sheet without it cannot be read
 */
public record Column(String name, String zh, Cell cell, boolean ofLine, boolean needed) {
  public static Column of(String name, String zh, Cell cell) {
    return new Column(name, zh, cell, false, false);
  }

  /** The same column, required in every sheet. */
  public Column required() {
    return new Column(name, zh, cell, ofLine, true);
  }

  /** The same column, for each line of a plan. */
  public Column inEachLine() {
    return new Column(name, zh, cell, true, needed);
  }

  /** JSON pointer (RFC 6901). */
  public String pointer() {
    return "/" + name.replace('.', '/');
  }

  public String header(boolean chinese) {
    return chinese ? zh : name;
  }
}
