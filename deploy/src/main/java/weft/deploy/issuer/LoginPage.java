package weft.deploy.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import weft.api.security.Membership;

/**
 * The issuer's login page, in the browser's or the chosen language. It is a plain form, so that
 * password managers can fill it; it keeps the user name after a failure.
 */
@RestController
@Profile("demo")
class LoginPage implements AuthenticationFailureHandler {
  static final String PATH = "/login";
  static final String FAILED = "weft.login.failed";

  private final String template;

  LoginPage() throws IOException {
    template = new ClassPathResource("issuer/login.html").getContentAsString(UTF_8);
  }

  @GetMapping(path = PATH)
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response, null);
  }

  /** Answers the failed post directly, without a redirect. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    request.setAttribute(FAILED, true);
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    write(request, response, LoginTexts.of(request).failed());
  }

  void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    write(request, response, LoginTexts.of(request).waiting(wait.toSeconds() + 1));
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, @Nullable String alert)
      throws IOException {
    var texts = LoginTexts.of(request);
    var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    String name = request.getParameter("username");
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(UTF_8);
    response
        .getWriter()
        .write(
            texts
                .fill(template)
                .replace("{{alert}}", alert == null ? "" : "<p role=\"alert\">" + alert + "</p>")
                .replace("{{csrf}}", HtmlUtils.htmlEscape(csrf.getToken()))
                .replace("{{accounts}}", accounts(texts))
                .replace("{{name}}", name == null ? "" : HtmlUtils.htmlEscape(name))
                .replace("{{focus-name}}", name == null ? "autofocus" : "")
                .replace("{{focus-password}}", name == null ? "" : "autofocus"));
  }

  private static String accounts(LoginTexts texts) {
    return DemoAccount.of(Membership.Kind.USER).stream()
        .map(
            it ->
                "<a href=\"?lang=%s&amp;username=%s\">%s</a>"
                    .formatted(texts.lang(), UriUtils.encode(it.name(), UTF_8), it.name()))
        .collect(Collectors.joining("\n"));
  }
}
