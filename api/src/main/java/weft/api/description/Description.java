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
      Orders, call-offs and interchanges of the party that the token stands for. Whose data an answer holds, the token alone decides: what \
      belongs to others is answered like what does not exist.

      Times are UTC (ISO 8601), dates are calendar days at the receiving site, quantities and prices are decimal numbers as text in the unit \
      or currency named beside them. Days and instants are of the years 1970 to 2199 (those of a plan, order or shipment: 2000 to 2099); a \
      number is digits with at most one point and a sign, 40 characters at most and without an exponent; anything else is refused. Lists come in pages; `next` and the `Link` header lead to the following one. Every refusal is a \
      problem (RFC 9457) with a stable `code` and its sentence in English and Chinese; `detail` follows `Accept-Language`. \
      Each party and each of its clients has a share of the hub: 429 `too-many-requests` says by `Retry-After` when to come again.

      With `asOf` a read answers as the hub knew it at that instant: the same rows for ever. What changed since one looked is told by \
      `/api/v1/changes`, page by page, or as it changes by `/api/v1/changes/stream`; the cursors of both are the same.\
      """;

  @Bean
  OpenAPI openApi() {
    var bearer =
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description(
                "An access token (RFC 9068) of the hub's issuer for the audience weft-api."
                    + " `/.well-known/oauth-protected-resource` names the issuer; programs get one"
                    + " by client credentials.");
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
