package dev.avatars.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a completion script. */
@Command(
    name = CompletionCommand.NAME,
    description = "Print a completion script: source <(avatar completion bash)")
final class CompletionCommand implements Callable<Integer> {
  static final String NAME = "completion";

  private final Surroundings surroundings;

  @Mixin private final HelpOption help = new HelpOption();

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
