using MiaIa.Host;
using MiaIa.Host.Commands;

return CommandLine.Run(args);
