package weft.deploy.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The hub does not start, for a reason that its operator can fix. */
public final class StartRefused extends RuntimeException {
  private final String remedy;

  public StartRefused(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  /** Makes Spring Boot print reason and remedy instead of a stack trace. */
  static final class Told extends AbstractFailureAnalyzer<StartRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefused cause) {
      return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
    }
  }
}
