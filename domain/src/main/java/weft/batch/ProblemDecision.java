package weft.batch;

/** What is to become of the goods that a problem concerns. */
public enum ProblemDecision {
  SCRAP,
  REWORK,
  RETURN,
  USE_AS_IS,
  PENDING
}
