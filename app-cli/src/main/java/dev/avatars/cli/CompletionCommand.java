package dev.avatars.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script. */
@Command(
    name = "completion",
    description = "Print a completion script: source <(avatar completion bash)",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  private String shell = "";

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!shell.equals("bash") && !shell.equals("zsh")) {
      throw CliException.badInput("shell: found '" + shell + "'; allowed: bash, zsh");
    }
    String script = AutoComplete.bash("avatar", AvatarCommand.line(surroundings));
    String compatible =
        shell.equals("zsh") ? "autoload -U +X bashcompinit && bashcompinit\n" + script : script;
    surroundings.out().print(compatible);
    return ExitCode.DONE.code();
  }
}
