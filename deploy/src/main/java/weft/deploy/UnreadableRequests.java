package weft.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import weft.api.problem.Problem;
import weft.json.Json;

/** Answers requests that the web server rejects by itself with a problem (RFC 9457), too. */
@Configuration(proxyBeanMethods = false)
class UnreadableRequests {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors() {
    TomcatContextCustomizer report =
        context ->
            ((StandardHost) context.getParent()).setErrorReportValveClass(Report.class.getName());
    return factory -> factory.addContextCustomizers(report);
  }

  /** Tomcat creates it by class name. */
  public static final class Report extends ErrorReportValve {
    private static final JsonMapper JSON = Json.mapper();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
      var status = HttpStatus.resolve(response.getStatus());
      if (status == null || !status.isError() || response.getContentWritten() > 0) return;
      if (!response.setErrorReported()) return;
      try {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response
            .getOutputStream()
            .write(JSON.writeValueAsString(Problem.of(status)).getBytes(StandardCharsets.UTF_8));
        response.finishResponse();
      } catch (IOException _) {
        // the client has gone
      }
    }
  }
}
