package weft.api.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Passes the {@link Caller} or {@link CallerStanding} to controllers that take it as a parameter.
 */
@Configuration
class CallerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  /**
   * How long after its expiry a token still counts, as at its acceptance, because clocks differ.
   */
  private static final Duration SKEW = Duration.ofSeconds(60);

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, CallerStanding.class);
  }

  private final ObjectProvider<Memberships> members;
  private final Clock clock;

  CallerArgument(ObjectProvider<Memberships> members, Clock clock) {
    this.members = members;
    this.clock = clock;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class
        || parameter.getParameterType() == CallerStanding.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer view,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binder) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token) {
      var caller = token.caller();
      if (caller != null)
        return parameter.getParameterType() == Caller.class ? caller : standing(token);
    }
    throw new IllegalStateException("A caller is known below /api alone");
  }

  private CallerStanding standing(CallerToken token) {
    var expires = Objects.requireNonNull(token.getCredentials().getExpiresAt(), "checked before");
    return new CallerStanding(token, expires.plus(SKEW), members.getObject(), clock);
  }
}
