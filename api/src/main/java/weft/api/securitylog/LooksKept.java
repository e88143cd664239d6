package weft.api.securitylog;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
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
import org.springframework.jdbc.core.simple.JdbcClient;
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
 * Records each read access of an auditor before the answer is sent: one row for each party that let
 * it read and whose data the answer contains. If the answer does not name them, the id that was
 * asked for may; otherwise, as for a streamed answer, it counts as a look at all who let the
 * auditor read, and they are not told the object. A look that finds nothing is told to the operator
 * alone. The progress of a replay is one look a minute.
 */
@ControllerAdvice
class LooksKept implements ResponseBodyAdvice<Object>, HandlerInterceptor, WebMvcConfigurer {
  /** The properties in which an answer names parties whose data it contains. */
  private static final Set<String> PARTIES =
      Set.of("buyer", "supplier", "owner", "holder", "sender", "receiver", "party", "giver");

  /** Paths with data of the caller itself, or of everyone. */
  private static final Set<String> OWN =
      Set.of(
          "/api/v1/me",
          "/api/v1/people",
          "/api/v1/profiles/shipped",
          "/api/v1/security-log",
          "/api/v1/views",
          "/api/v1/in-hand",
          "/api/v1/evidence/checkpoint",
          "/api/v1/evidence/consistency",
          "/api/v1/evidence/keys",
          "/api/v1/evidence/key-changes",
          "/api/v1/evidence/policy",
          "/api/v1/evidence/certificates/checkpoint",
          "/api/v1/evidence/certificates/consistency",
          "/api/v1/evidence/certificates/keys",
          "/api/v1/evidence/certificates/key-changes",
          "/api/v1/evidence/certificates/policy",
          "/api/v1/evidence/certificates/proofs");

  private static final String GRANTED = LooksKept.class.getName();

  private static final String GIVERS =
      """
      select distinct g.giver from grants g
      where g.owner = :auditor and g.item = 'to' and g.what = 'audit' and g.withdrawn_at is null
        and (g.until is null or g.until >= (now() at time zone 'UTC')::date)
      """;

  private final SecurityLog log;
  private final ClientAddress addresses;
  private final JsonMapper json;
  private final JdbcClient hub;
  private final RepeatedLooks repeated;

  LooksKept(
      SecurityLog log, ClientAddress addresses, JsonMapper json, JdbcClient hub, Clock clock) {
    this.repeated = new RepeatedLooks(clock);
    this.hub = hub;
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
    if (!(handler instanceof HandlerMethod method)) return true;
    CurrentCaller.find()
        .filter(it -> it.is(Role.AUDITOR))
        .ifPresent(
            it -> {
              Set<String> givers = givers(it);
              request.setAttribute(GRANTED, givers);
              if (isWrittenBitByBit(method)) keep(it, request, unnamed(request, givers));
            });
    return true;
  }

  /** The parties whose grants are in force now. */
  Set<String> givers(Caller auditor) {
    return Set.copyOf(
        hub.sql(GIVERS)
            .param("auditor", auditor.requireParty().value())
            .query(String.class)
            .list());
  }

  /** The companies whose grants were in force when the request began, or are now. */
  @SuppressWarnings("unchecked")
  private Set<String> granted(Caller auditor, HttpServletRequest request) {
    Set<String> all = new TreeSet<>(givers(auditor));
    if (request.getAttribute(GRANTED) instanceof Set<?> before) all.addAll((Set<String>) before);
    return all;
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
          .ifPresent(
              it ->
                  keep(
                      it,
                      servlet.getServletRequest(),
                      shown(
                          body,
                          servlet.getServletRequest(),
                          granted(it, servlet.getServletRequest()))));
    return body;
  }

  /**
   * The parties that a look concerns.
   *
   * @param told whether they may learn which object was looked at
   */
  private record Concerned(Set<String> parties, boolean told) {}

  /** The parties among those who let the auditor read whose data the answer contains. */
  private Concerned shown(Object body, HttpServletRequest request, Set<String> granted) {
    Set<String> named = new TreeSet<>(ShownParties.said());
    boolean isText = body instanceof byte[] || body instanceof CharSequence;
    JsonNode tree = isText ? null : json.valueToTree(body);
    if (tree != null) named(tree, named);
    named.retainAll(granted);
    return named.isEmpty() && !isEmpty(tree)
        ? unnamed(request, granted)
        : new Concerned(named, true);
  }

  /** The parties that a look concerns where its answer names none: those in the id, or all. */
  private static Concerned unnamed(HttpServletRequest request, Set<String> granted) {
    String subject = subject(request);
    Set<String> named =
        subject == null ? new TreeSet<>() : new TreeSet<>(List.of(subject.split("[: ]")));
    named.retainAll(granted);
    return named.isEmpty() ? new Concerned(granted, false) : new Concerned(named, true);
  }

  private static boolean isEmpty(@Nullable JsonNode tree) {
    if (tree == null) return false;
    JsonNode items = tree.isArray() ? tree : tree.path("items");
    return items.isArray() && items.isEmpty();
  }

  /** Adds the parties that an answer names. */
  static void named(JsonNode node, Set<String> into) {
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

  private void keep(Caller caller, HttpServletRequest request, Concerned concerned) {
    if (!caller.is(Role.AUDITOR) || OWN.contains(AskedPath.of(request))) return;
    var look =
        SecurityEvent.of(SecurityEvent.Kind.LOOKED, caller, addresses.of(request), target(request))
            .query(request.getQueryString())
            .subject(concerned.told() ? subject(request) : null)
            .concerning(concerned.parties());
    if (repeated.isRecorded(look)) return;
    log.keep(look);
    repeated.record(look);
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
