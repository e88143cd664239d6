package weft.api.description;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API as a whole; everything else is derived from the controllers. */
@Configuration(proxyBeanMethods = false)
class Description {
  private static final String ABOUT =
      """
      Orders, call-offs and interchanges of a party. The access token alone decides which data an answer holds; the hub answers \
      for other parties' data as if it did not exist.

      Times are UTC (ISO 8601). Dates are calendar days at the receiving site. Quantities and prices are decimal numbers as text, in \
      the unit or currency given beside them: digits with at most one point and a sign, at most 40 characters, without an exponent. \
      Days and instants lie in the years 1970 to 2199, those of a plan, order or shipment in 2000 to 2099. The hub refuses any other \
      value. Lists come in pages; `next` and the `Link` header lead to the following page. Every refusal is a problem (RFC 9457) with \
      a stable `code` and its sentence in English and Chinese; `detail` follows `Accept-Language`. Each party and each of its clients \
      has a share of the hub's capacity: 429 `too-many-requests` names in `Retry-After` the seconds to wait.

      With `asOf` a read shows what the hub knew at that instant, and always the same rows. `/api/v1/changes` lists changes since \
      an earlier read, page by page; `/api/v1/changes/stream` sends changes as they happen. Both use the same cursors.\
      """;

  @Bean
  OpenAPI openApi() {
    var bearer =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description(
                "An access token (RFC 9068) from the hub's issuer, for the audience weft-api."
                    + " `/.well-known/oauth-protected-resource` names the issuer. Programs get a"
                    + " token with client credentials.");
    return new OpenAPI()
        .info(
            new Info()
                .title("Weft API")
                .version("1")
                .description(ABOUT)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("This hub")))
        .components(new Components().addSecuritySchemes("token", bearer))
        .addSecurityItem(new SecurityRequirement().addList("token"));
  }

  @Bean
  Schemas schemas(ObjectMapperProvider mappers) {
    return new Schemas(mappers.jsonMapper());
  }

  /** In this order, because the examples need the content types of all answers. */
  @Bean
  OpenApiCustomizer completedWithExamples() {
    var completed = new OperationDefaults();
    var examples = new Examples();
    return api -> {
      completed.customise(api);
      examples.customise(api);
    };
  }
}
