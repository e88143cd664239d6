package weft.api.operator;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.security.Caller;
import weft.api.security.Role;

/** Tells the operator which release runs, and whether it serves partners. */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/hub")
class TheHub {
  private final AboutHub about;

  TheHub(AboutHub about) {
    this.about = about;
  }

  @GetMapping
  AboutHub about(Caller caller) {
    caller.require(Role.OPERATOR);
    return about;
  }
}
