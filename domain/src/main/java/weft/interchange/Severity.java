package weft.interchange;

/** Whether a fault forbids to apply its message, or is only worth telling the partner. */
public enum Severity {
  ERROR,
  NOTE
}
