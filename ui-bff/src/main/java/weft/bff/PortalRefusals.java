package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The portal's own refusals, in the API's format (RFC 9457). 401 always means that the session has
 * ended, also if a change fails because the CSRF token ended with it.
 */
@Component
class PortalRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final JsonMapper json;
  private final ApplicationEventPublisher events;

  PortalRefusals(JsonMapper json, ApplicationEventPublisher events) {
    this.json = json;
    this.events = events;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    sessionOver(response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null || who instanceof AnonymousAuthenticationToken) sessionOver(response);
    else {
      String asked = request.getMethod() + " " + request.getRequestURI() + " without its token";
      events.publishEvent(PortalEvent.of(PortalEvent.What.REFUSED, who, asked));
      send(
          response,
          HttpStatus.FORBIDDEN,
          "csrf",
          "The page is out of date; reload it and try again.",
          "页面已过期，请刷新后重试。");
    }
  }

  void sessionOver(HttpServletResponse response) throws IOException {
    send(
        response,
        HttpStatus.UNAUTHORIZED,
        "session-over",
        "Your session is over. Please log in again.",
        "会话已结束，请重新登录。");
  }

  void send(HttpServletResponse response, HttpStatus status, String code, String en, String zh)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader("Cache-Control", "no-store");
    response
        .getOutputStream()
        .write(
            json.writeValueAsBytes(
                Map.of(
                    "type", "urn:weft:problem:" + code,
                    "title", status.getReasonPhrase(),
                    "status", status.value(),
                    "detail", en,
                    "code", code,
                    "text", Map.of("en", en, "zh", zh),
                    "params", Map.of())));
  }
}
