package weft.api.securitylog;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.api.asking.ClientAddress;
import weft.api.problem.Problem;
import weft.api.security.AskedPath;
import weft.api.security.Caller;
import weft.api.security.CurrentCaller;
import weft.api.security.Role;
import weft.event.StreamId;

/**
 * Records each read access of an auditor before the answer is sent, with the parties that the
 * answer names. A streamed answer names its parties only later, so its access is recorded at its
 * start.
 */
@ControllerAdvice
class LooksKept implements ResponseBodyAdvice<Object>, HandlerInterceptor, WebMvcConfigurer {
  /** The properties in which an answer names parties whose data it contains. */
  private static final Set<String> PARTIES =
      Set.of("buyer", "supplier", "owner", "holder", "sender", "receiver", "party", "giver");

  /** Paths with data of the caller itself, or of everyone. */
  private static final Set<String> OWN =
      Set.of("/api/v1/me", "/api/v1/partners", "/api/v1/security-log");

  private final SecurityLog log;
  private final ClientAddress addresses;
  private final JsonMapper json;

  LooksKept(SecurityLog log, ClientAddress addresses, JsonMapper json) {
    this.log = log;
    this.addresses = addresses;
    this.json = json;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isWrittenBitByBit(method))
      CurrentCaller.find().ifPresent(it -> keep(it, request, Set.of()));
    return true;
  }

  private static boolean isWrittenBitByBit(HandlerMethod method) {
    String returned = method.getMethod().getGenericReturnType().getTypeName();
    return returned.equals("void") || returned.contains("Emitter");
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body != null
        && !(body instanceof Problem)
        && request instanceof ServletServerHttpRequest servlet)
      CurrentCaller.find()
          .filter(it -> it.is(Role.AUDITOR))
          .ifPresent(it -> keep(it, servlet.getServletRequest(), named(body)));
    return body;
  }

  private Set<String> named(Object body) {
    Set<String> named = new TreeSet<>(ShownParties.said());
    if (!(body instanceof byte[]) && !(body instanceof CharSequence))
      named(json.valueToTree(body), named);
    return named;
  }

  private static void named(JsonNode node, Set<String> into) {
    if (node.isObject())
      node.properties()
          .forEach(
              it -> {
                if (it.getValue().isString() && PARTIES.contains(it.getKey()))
                  into.add(it.getValue().asString());
                else named(it.getValue(), into);
              });
    else if (node.isArray()) node.forEach(it -> named(it, into));
  }

  private void keep(Caller caller, HttpServletRequest request, Set<String> concerned) {
    if (!caller.is(Role.AUDITOR) || OWN.contains(AskedPath.of(request))) return;
    log.keep(
        SecurityEvent.of(SecurityEvent.Kind.LOOKED, caller, addresses.of(request), target(request))
            .query(request.getQueryString())
            .subject(subject(request))
            .concerning(concerned));
  }

  /** The path pattern of the operation; the values of its variables are the subject. */
  static String target(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return request.getMethod() + " " + (pattern == null ? request.getRequestURI() : pattern);
  }

  static @Nullable String subject(HttpServletRequest request) {
    Object names = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (!(names instanceof Map<?, ?> given) || given.isEmpty()) return null;
    return given.values().stream()
        .map(it -> readable(String.valueOf(it)))
        .collect(Collectors.joining(" "));
  }

  /** A stream id in readable form; the given id where it is not one. */
  private static String readable(String id) {
    try {
      String stream = StreamId.fromUrl(id);
      return stream.matches("[A-Za-z]+:[\\x20-\\x7e]+") ? stream : id;
    } catch (IllegalArgumentException e) {
      return id;
    }
  }
}
