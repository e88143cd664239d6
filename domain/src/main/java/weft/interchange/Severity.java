package weft.interchange;

/** Whether a fault forbids the application of its message or is only reported. */
public enum Severity {
  ERROR,
  NOTE
}
