package weft.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.DPoPAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.problem.ProblemWriter;
import weft.edi.reception.OneLineASecond;
import weft.language.Text;

/** Answers 401 and 403 as problems, with {@code WWW-Authenticate} (RFC 6750 3, RFC 9449 7.1). */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final Text UNKNOWN =
      new Text(
          "The access token is missing, expired or not meant for this hub.", "访问令牌缺失、已过期或不适用于本平台。");
  private static final Text AWAY =
      new Text(
          "The issuer of access tokens does not answer right now, so yours cannot be checked;"
              + " nothing was done. Try again in a moment.",
          "令牌签发方暂时无应答，无法核验访问令牌，未作任何处理，请稍后再试。");
  private static final Text MANY_PROOFS =
      new Text(
          "You sent more proofs of your key (DPoP) within a minute than allowed; nothing was done."
              + " Try again in a moment.",
          "您在一分钟内提交的密钥证明（DPoP）超出配额，未作任何处理，请稍后再试。");
  private static final Text NO_MEMBER =
      new Text(
          "This login belongs to no member of the hub, or was disabled.", "该登录不属于本平台的任何成员，或已被停用。");

  private static final Text DEVICE =
      new Text(
          "A device posts the readings of its machines, and nothing else.",
          "设备网关只能上报设备数据，不能执行其他操作。");

  private final OneLineASecond lines = new OneLineASecond(log::info);
  private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
  private final AuthenticationEntryPoint proofChallenge = new DPoPAuthenticationEntryPoint();
  private final ProblemWriter problems;

  Refusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException, ServletException {
    if (cause instanceof IssuerAway) {
      lines.say(
          () ->
              request.getMethod()
                  + " "
                  + request.getRequestURI()
                  + " put off: "
                  + cause.getMessage());
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      problems.write(
          request, response, Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "issuer-away", AWAY));
      return;
    }
    if (cause.getCause() instanceof TooManyProofs many) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(many.retryAfter()));
      problems.write(
          request,
          response,
          Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", MANY_PROOFS)
              .params(Map.of("quota", "proofs", "retryAfterSeconds", many.retryAfter())));
      return;
    }
    (Bearer.isProved(request) ? proofChallenge : challenge).commence(request, response, cause);
    var status = HttpStatus.valueOf(response.getStatus());
    lines.say(
        () ->
            request.getMethod()
                + " "
                + request.getRequestURI()
                + " refused: "
                + cause.getMessage());
    problems.write(request, response, Problem.of(status, "unauthenticated", UNKNOWN));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    var who = SecurityContextHolder.getContext().getAuthentication();
    String name = who == null ? "nobody" : who.getName();
    request.setAttribute(CurrentCaller.SUBJECT, name);
    lines.say(() -> request.getMethod() + " " + request.getRequestURI() + " refused to " + name);
    problems.write(
        request,
        response,
        who instanceof CallerToken token && token.caller() != null
            ? Problem.of(HttpStatus.FORBIDDEN, "role-missing", DEVICE)
            : Problem.of(HttpStatus.FORBIDDEN, "no-membership", NO_MEMBER));
  }
}
