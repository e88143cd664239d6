package weft.batch;

/** A decision about the goods that a problem concerns. */
public enum ProblemDecision {
  SCRAP,
  REWORK,
  RETURN,
  USE_AS_IS,
  PENDING
}
