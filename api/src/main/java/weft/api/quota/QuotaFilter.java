package weft.api.quota;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import weft.api.problem.Problem;
import weft.api.problem.ProblemWriter;
import weft.api.security.AskedPath;
import weft.api.security.Caller;
import weft.api.security.CurrentCaller;
import weft.language.Text;

/**
 * Answers 429 to a caller that exceeds its quota, before any work is done. It runs after the
 * security chain, which identifies the caller.
 */
@Component
@Order(0)
class QuotaFilter extends OncePerRequestFilter {
  private final Quotas quotas;
  private final ProblemWriter problems;

  QuotaFilter(Quotas quotas, ProblemWriter problems) {
    this.quotas = quotas;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return AskedPath.kind(request) == AskedPath.Kind.ELSEWHERE;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Caller caller = CurrentCaller.find().orElse(null);
    if (caller == null) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(CurrentCaller.KNOWN, caller);
    Quotas.Place place;
    try {
      place = admitted(caller, request);
    } catch (Quotas.TooMuch e) {
      refuse(request, response, problems, e);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted()) request.getAsyncContext().addListener(new Ending(place));
      else place.close();
    }
  }

  private Quotas.Place admitted(Caller caller, HttpServletRequest request) throws Quotas.TooMuch {
    quotas.count(caller, Quota.REQUESTS);
    return switch (AskedPath.kind(request)) {
      case INTERCHANGE, SHEET -> {
        quotas.count(caller, Quota.UPLOADS);
        yield quotas.enter(caller, Quota.AT_A_TIME);
      }
      case EXPORT -> {
        quotas.count(caller, Quota.EXPORTS);
        yield quotas.enter(caller, Quota.AT_A_TIME);
      }
      case STREAM -> quotas.enter(caller, Quota.STREAMS);
      case FEED, OPERATION, ELSEWHERE -> quotas.enter(caller, Quota.AT_A_TIME);
    };
  }

  static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      ProblemWriter problems,
      Quotas.TooMuch cause)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(cause.retryAfter()));
    problems.write(request, response, problem(cause));
  }

  private static Problem problem(Quotas.TooMuch cause) {
    return Problem.of(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            new Text(
                "You have used up your share of requests for now; nothing was done. Try again in a"
                    + " moment.",
                "请求超出您的配额，未作任何处理，请稍后再试。"))
        .params(Map.of("quota", cause.quota().label(), "retryAfterSeconds", cause.retryAfter()));
  }

  /** Returns the place when a stream has ended in any way. */
  private record Ending(Quotas.Place place) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      place.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // completion follows
    }

    @Override
    public void onError(AsyncEvent event) {
      // completion follows
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
