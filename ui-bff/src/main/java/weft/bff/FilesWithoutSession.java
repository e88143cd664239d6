package weft.bff;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;

/**
 * The portal's files are everybody's. Without this each of the twenty of a first visit would look
 * for its reader's session in the database, and fail where that is busy.
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
