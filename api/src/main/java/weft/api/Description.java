package weft.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /v3/api-docs} says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class Description {
  @Bean
  OpenAPI openApi() {
    var bearer =
        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT");
    return new OpenAPI()
        .info(
            new Info()
                .title("Weft API")
                .version("1")
                .description(
                    "Orders, call-offs and interchanges of the party that the token stands for."))
        .components(new Components().addSecuritySchemes("token", bearer))
        .addSecurityItem(new SecurityRequirement().addList("token"));
  }
}
