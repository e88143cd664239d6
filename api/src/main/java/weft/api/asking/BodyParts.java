package weft.api.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.api.problem.Problem;
import weft.api.problem.ProblemException;

/**
 * Reads a body part by part, and reports the faults of all parts at once. A client that gets one
 * fault at a time must resend once per fault.
 */
public final class BodyParts {
  private final List<Problem.Fault> faults = new ArrayList<>();

  /** Reads one part. Its faults are kept until {@link #end}; other refusals are thrown. */
  public <T extends @Nullable Object> Part<T> read(Supplier<T> part) {
    try {
      return new Part<>(part.get(), null);
    } catch (ProblemException e) {
      List<Problem.Fault> told = e.problem().errors();
      if (told.isEmpty()) throw e;
      faults.addAll(told);
      return new Part<>(null, e);
    }
  }

  /** Throws 422 with the faults of all parts, in the order in which they were read. */
  public void end() {
    if (!faults.isEmpty()) throw Body.faulty(faults);
  }

  /** A part that was read. */
  public static final class Part<T extends @Nullable Object> {
    private final @Nullable T value;
    private final @Nullable ProblemException fault;

    private Part(@Nullable T value, @Nullable ProblemException fault) {
      this.value = value;
      this.fault = fault;
    }

    public boolean isSound() {
      return fault == null;
    }

    /**
     * Its value. Throws its own faults where it has some; {@link BodyParts#end} reports them first.
     */
    @SuppressWarnings("NullAway") // without a fault the value is what was read
    public T get() {
      if (fault != null) throw fault;
      return value;
    }
  }
}
