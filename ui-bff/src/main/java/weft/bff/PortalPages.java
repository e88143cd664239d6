package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The browser app's files. Files below {@code /assets} have a hash in their name and never change.
 * Every path without a file is a screen, answered with {@code index.html}.
 */
@Configuration(proxyBeanMethods = false)
class PortalPages implements WebMvcConfigurer {
  private static final String FILES = "classpath:/static/";
  private static final String ASSETS = "/assets/";
  private static final List<String> NOT_OURS =
      List.of("/api/", "/bff/", "/v3/", "/actuator/", "/oauth2/", "/.well-known/", "/error/");

  /** Whether the request is for a file or a screen of the app. */
  static boolean serves(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return read && NOT_OURS.stream().noneMatch((path + "/")::startsWith);
  }

  /** Whether the request is for a file that never changes. */
  static boolean isAsset(HttpServletRequest request) {
    return request.getRequestURI().startsWith(ASSETS);
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(ASSETS + "**")
        .addResourceLocations("classpath:/static" + ASSETS)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver()) // the build's .br next to each file
        .addResolver(new PathResourceResolver());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new Screens());
  }

  /** Answers {@code /call-offs/…} when opened by link or reload. */
  private static final class Screens extends PathResourceResolver {
    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      var file = super.getResource(path, location);
      if (file != null) return file;
      boolean screen =
          !path.substring(path.lastIndexOf('/') + 1).contains(".")
              && NOT_OURS.stream().noneMatch(("/" + path + "/")::startsWith);
      return screen ? super.getResource("index.html", location) : null;
    }
  }
}
