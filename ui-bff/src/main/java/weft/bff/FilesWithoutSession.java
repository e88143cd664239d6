package weft.bff;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;

/**
 * Serves the portal's public files without a session look-up. Otherwise each of some twenty files
 * of a first visit would query the database, and fail while that is busy.
 */
@Component
final class FilesWithoutSession implements BeanPostProcessor {
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof SessionRepositoryFilter<?> sessions ? except(sessions) : bean;
  }

  private static Filter except(Filter sessions) {
    return (request, response, chain) -> {
      if (request instanceof HttpServletRequest it && PortalPages.isAsset(it))
        chain.doFilter(request, response);
      else sessions.doFilter(request, response, chain);
    };
  }
}
